package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Generator;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.site.Machines;
import dev.octavo.site.Server;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the files that make servers send response headers on what programs may do, as pages do with meta elements. */
public final class HeaderRules implements Generator {
    private record Header(String name, String value) {}

    @Override
    public Stream<Planned> plan(Site site) {
        SiteConfig config = site.config();
        Machines machines = config.machines();
        Map<Address, Server> servers = new LinkedHashMap<>();
        machines.headers().forEach(server -> servers.putIfAbsent(server.headers(), server)); // two share a file
        return servers.values().stream()
                .map(server -> new Rules(server, config.url().basePath(), headers(machines)))
                .map(Planned::of);
    }

    private static List<Header> headers(Machines machines) {
        Stream<Header> reservation = machines.reservation().stream()
                .map(reserved -> new Header("TDM-Reservation", reserved.toString())); // W3C, TDMRep, 4.1
        Stream<Header> refusal =
                machines.reserved() ? Stream.of(new Header("X-Robots-Tag", "noai, noimageai")) : Stream.empty();
        Stream<Header> licence = machines.licence().stream()
                .map(url -> new Header("Link", "<" + url + ">; rel=\"license\"")); // RFC 8288
        return Stream.of(reservation, refusal, licence).flatMap(part -> part).toList();
    }

    private record Rules(Server server, String basePath, List<Header> headers) implements Output {
        @Override
        public Address address() {
            return server.headers();
        }

        @Override
        public Origin origin() {
            return Origin.of("the headers for " + server.key())
                    .remedy("take \"" + server.key() + "\" out of \"headers\", or that file away");
        }

        @Override
        public Content make(Inputs inputs) {
            String first = server == Server.NETLIFY || server == Server.CLOUDFLARE ? basePath + "/*\n" : "";
            return Content.text(first + headers.stream().map(this::rule).collect(Collectors.joining()));
        }

        private String rule(Header header) {
            String value = header.value();
            return switch (server) {
                case NETLIFY, CLOUDFLARE -> "  " + header.name() + ": " + value + "\n";
                // nginx would expand "$".
                case NGINX ->
                    "add_header " + header.name() + " '"
                            + value.replace("$", "%24").replace("'", "%27") + "' always;\n";
                // Apache would expand "%".
                case APACHE ->
                    "Header always set " + header.name() + " \""
                            + value.replace("%", "%%").replace("\"", "\\\"") + "\"\n";
                case CADDY ->
                    "header " + header.name() + " `" + value.replace("{", "\\{").replace("`", "%60") + "`\n";
            };
        }
    }
}
