# The command line
cli-fault = Could not be done: { $message }
cli-serve-ready = Gần Dân answers at { $address } (Ctrl-C stops it)
cli-serve-stopped = Stopped.
cli-serve-plain-http-warning = Warning: without TLS the session cookie is not protected on its way. Only for a trusted local network.

cli-help-gandan = Gần Dân: the working system of dân vận chính quyền
cli-help-lang = Language of messages
cli-help-serve = Run the server: pages and interface
cli-help-serve-data = Folder of the database and the files
cli-help-serve-listen = Address to listen on
cli-help-serve-database = Database; SQLite in the data folder by default
cli-help-serve-plain-http = Run on a local network without TLS
cli-help-serve-behind-proxy = Trust X-Forwarded-For of the proxy in front
cli-help-serve-body-name = Name of the body at the head of pages
cli-help-serve-public-url = Address by which people reach the server
cli-help-serve-config = Settings file; gandan.toml in the data folder by default
cli-serve-begin = There is no account yet. Open this link (once, within 24 hours) to make the administrator: { $link }
