package dev.octavo.publish.look;

import dev.octavo.publish.look.visit.Answer;
import java.util.Map;
import java.util.Optional;

/** What serves a site, as far as its answers tell: each has its own words for what is to be set. */
enum Host {
    NGINX("nginx"),
    APACHE("Apache"),
    CADDY("Caddy"),
    S3("S3"),
    CLOUDFRONT("CloudFront"),
    CLOUDFLARE("Cloudflare"),
    NETLIFY("Netlify"),
    GITHUB("GitHub"),
    OTHER("");

    private static final Map<String, Host> SERVERS = Map.of(
            "nginx", NGINX,
            "openresty", NGINX,
            "apache", APACHE,
            "litespeed", APACHE,
            "caddy", CADDY,
            "amazons3", S3,
            "cloudflare", CLOUDFLARE,
            "netlify", NETLIFY,
            "github.com", GITHUB);

    private final String name;

    Host(String name) {
        this.name = name;
    }

    static Host of(Answer answer) {
        // It lets through what the storage behind it calls itself.
        if (answer.header("via").orElse("").contains("cloudfront")) {
            return CLOUDFRONT;
        }
        String server = answer.header("server").orElse("");
        return SERVERS.entrySet().stream()
                .filter(entry -> server.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }

    /** What is to be done, wherever that is, and then in the words of each host that has some. */
    record Remedy(String anywhere, Map<Host, String> words) {
        /** Details: extension, type. */
        static final Remedy TYPE = new Remedy(
                "let the host send .%1$s as %2$s", Map.of(NGINX, "types { %2$s %1$s; }", APACHE, "AddType %2$s .%1$s"));

        static final Remedy CHARSET = new Remedy(
                "let the host say text/html; charset=utf-8",
                Map.of(NGINX, "charset utf-8;", APACHE, "AddDefaultCharset utf-8"));
        static final Remedy FRESH = new Remedy(
                "let the host say Cache-Control: no-cache for pages and feeds",
                Map.of(
                        NGINX, "add_header Cache-Control \"no-cache\";",
                        APACHE, "Header set Cache-Control \"no-cache\"",
                        CADDY, "header Cache-Control no-cache",
                        CLOUDFLARE, "set Caching, Browser Cache TTL to Respect Existing Headers"));
        /** Details: name, value. */
        static final Remedy HEADER = new Remedy(
                "let the host send %1$s: %2$s",
                Map.of(
                        NGINX, "add_header %1$s \"%2$s\" always;",
                        APACHE, "Header always set %1$s \"%2$s\"",
                        CADDY, "header %1$s \"%2$s\"",
                        S3, "it sends no such header itself, but CloudFront or another network in front of it can",
                        CLOUDFRONT, "give its behaviour the response headers policy SecurityHeadersPolicy",
                        CLOUDFLARE, "two lines in static/_headers: /* and, indented, %1$s: %2$s; or a transform rule",
                        NETLIFY, "two lines in static/_headers: /* and, indented, %1$s: %2$s"));
        /** Details: the address of the page. */
        static final Remedy NOT_FOUND = new Remedy(
                "let the host answer such addresses with 404 and the page %1$s",
                Map.of(
                        NGINX, "error_page 404 %1$s;",
                        APACHE, "ErrorDocument 404 %1$s",
                        CADDY, "handle_errors { rewrite * %1$s, and file_server }",
                        S3, "name 404.html as the error document of the website endpoint",
                        CLOUDFRONT, "custom error responses for 403 and 404: %1$s, with the code 404"));

        static final Remedy SLASH = new Remedy(
                "let the host lead to the address with a slash",
                Map.of(
                        NGINX, "try_files $uri $uri/ =404;",
                        APACHE, "DirectorySlash On",
                        CADDY, "file_server",
                        S3, "only its website endpoint knows an index.html in folders",
                        CLOUDFRONT, "a function for viewer requests that adds /index.html"));
        static final Remedy ENCRYPTED = new Remedy(
                "let the host lead them there",
                Map.of(
                        NGINX, "in the server of port 80: return 301 https://$host$request_uri;",
                        APACHE, "in the host of port 80: Redirect permanent / https://YOUR-DOMAIN/",
                        CLOUDFRONT, "set the viewer protocol policy to Redirect HTTP to HTTPS",
                        CLOUDFLARE, "switch on SSL/TLS, Edge Certificates, Always Use HTTPS",
                        NETLIFY, "switch on Domain management, HTTPS, Force HTTPS",
                        GITHUB, "switch on Settings, Pages, Enforce HTTPS"));
        static final Remedy COMPRESSED = new Remedy(
                "let the host compress pages, styles, scripts and feeds",
                Map.of(
                        NGINX,
                        "gzip on; gzip_types text/css text/javascript text/xml application/xml application/json"
                                + " image/svg+xml;",
                        APACHE,
                        "AddOutputFilterByType DEFLATE text/html text/css text/javascript application/xml"
                                + " application/json image/svg+xml",
                        CADDY,
                        "encode zstd gzip",
                        S3,
                        "it does not, but CloudFront or another network in front of it does",
                        CLOUDFRONT,
                        "switch on Compress objects automatically"));
        static final Remedy READABLE = new Remedy(
                "let the server read the file and give it to everybody",
                Map.of(
                        S3,
                        "the bucket policy has to allow everybody s3:GetObject, and the public access block to let it",
                        CLOUDFRONT,
                        "the bucket policy has to let the distribution read, and folders need a function that adds"
                                + " /index.html"));

        Remedy {
            words = Map.copyOf(words);
        }

        String at(Host host, Object... details) {
            return String.format(anywhere, details)
                    + Optional.ofNullable(words.get(host))
                            .map(there -> "; " + host.name + ": " + String.format(there, details))
                            .orElse("");
        }
    }
}
