package dev.octavo.build.check;

import dev.octavo.blog.links.Links.Target;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds addresses that authors typed into their templates, as in {@code <a href="/imprint/">}, and that lead nowhere or
 * lack the base path; those that a template computes are checked when a page is made. Finds tags of other programs too.
 */
public final class TypedAddresses {
    /** Comments, code for the browser, and directives and calls of FreeMarker. */
    private static final Pattern NOT_HTML = Pattern.compile(
            "<#--.*?-->|<!--.*?-->|<#noparse>.*?</#noparse>|(?<=>)[^<>]*(?=</(?:script|style)>)|</?[#@][^>]*>",
            Pattern.DOTALL);

    private static final Pattern TAG = Pattern.compile("<[A-Za-z][^<>]*>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s([A-Za-z:-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "srcset", "imagesrcset", "action", "formaction", "poster", "data");
    private static final Pattern CANDIDATE = Pattern.compile("(?:^|,)\\s*([^\\s,]+)");
    private static final Pattern COMPUTED = Pattern.compile("[$#]\\{|<[#@]|\\[=");
    private static final Pattern FOREIGN = Pattern.compile(
            "\\{\\{-?\\s*+[.#/]?[A-Za-z$][^{}]*+}}|\\{%-?\\s*+(\\w++)\\s*+[\"']?([\\w/-]*+)[^{}%]*+(?:%(?!})[^{}%]*+)*+%}");

    private final SourcePath template;
    private final String text;
    private final PlannedSite planned;
    private final TemplateLinks links;

    private TypedAddresses(SourcePath template, PlannedSite planned, TemplateLinks links) {
        this.template = template;
        this.text = planned.project().read(template).anyText();
        this.planned = planned;
        this.links = links;
    }

    public static Stream<Problem> check(PlannedSite planned) {
        TemplateLinks links = new TemplateLinks(planned.site(), planned.addresses());
        return planned.project()
                .own("templates")
                .filter(path -> path.value().endsWith(Layouts.EXTENSION))
                .flatMap(path -> new TypedAddresses(path, planned, links).problems());
    }

    private Stream<Problem> problems() {
        String html = NOT_HTML.matcher(text).replaceAll(found -> " ".repeat(found.end() - found.start()));
        List<Problem> problems = new ArrayList<>();
        FOREIGN.matcher(html).results().limit(1).map(this::foreign).forEach(problems::add);
        TAG.matcher(html)
                .results()
                .flatMap(tag -> attributes(html, tag))
                .flatMap(address -> problem(address.start(), address.end()).stream())
                .forEach(problems::add);
        return problems.stream();
    }

    private record Span(int start, int end) {}

    /** The addresses in the attributes of a tag. */
    private Stream<Span> attributes(String html, MatchResult tag) {
        Matcher attribute = ATTRIBUTE.matcher(html).region(tag.start(), tag.end());
        return attribute.results().flatMap(found -> {
            int group = found.group(2) != null ? 2 : found.group(3) != null ? 3 : 4;
            int start = found.start(group);
            String value = text.substring(start, found.end(group));
            String name = found.group(1).toLowerCase(Locale.ROOT);
            if (!ADDRESSES.contains(name) || COMPUTED.matcher(value).find()) {
                return Stream.empty();
            }
            return name.endsWith("srcset")
                    ? CANDIDATE.matcher(value).results().map(one -> new Span(start + one.start(1), start + one.end(1)))
                    : Stream.of(new Span(start, start + value.length()));
        });
    }

    private Optional<Problem> problem(int start, int end) {
        String written = text.substring(start, end).strip();
        Optional<String> ours = written.startsWith("/") && !written.startsWith("//")
                ? Optional.of(written)
                : planned.links().withoutHost(written).map(path -> url().basePath() + path);
        return ours.filter(path -> !planned.site().config().isElsewhere(path))
                .flatMap(path -> problem(path, written, Location.in(template.value(), text, start, end)));
    }

    /** @param path from the root of the host */
    private Optional<Problem> problem(String path, String written, Location place) {
        boolean based = !url().basePath().isEmpty() && (path + "/").startsWith(url().basePath() + "/");
        String onSite = based ? path.substring(url().basePath().length()) : path;
        Optional<Target> resolved =
                planned.links().resolve(template, Address.HOME, onSite.startsWith("/") ? onSite : "/" + onSite);
        if (resolved.isEmpty()) { // two slashes
            return Optional.empty();
        }
        Target target = resolved.get();
        Optional<Problem> dead = links.problem(target.address(), () -> place);
        if (dead.isPresent()) {
            return planned.unreadable().mayPublish(target.address().path()) ? Optional.empty() : dead;
        }
        if (url().basePath().isEmpty() || !written.startsWith("/")) {
            return Optional.empty();
        }
        String fact = based
                ? "this address is right only as long as the site lies at " + url().basePath() + "/"
                : "this address lacks the path of the site, " + url().basePath() + "/";
        return Optional.of(ProblemKind.TYPED_ADDRESS
                .warning(fact + ": \"" + written + "\"", place)
                .hint("write ${href(\"" + target.address() + target.suffix() + "\")}, which puts that path before it"));
    }

    private SiteUrl url() {
        return planned.site().config().url();
    }

    private Problem foreign(MatchResult tag) {
        boolean included = tag.group(1) != null
                && tag.group(1).startsWith("include")
                && !tag.group(2).isEmpty();
        return ProblemKind.FOREIGN_SYNTAX
                .warning(
                        "this tag is another program's, and pages show it as it stands: \"" + tag.group() + "\"",
                        Location.in(template.value(), text, tag.start(), tag.end()))
                .hint(
                        included
                                ? "write <#include \"partials/" + tag.group(2) + ".ftlh\">"
                                : "templates are FreeMarker's: write ${site.title}, <#if …> or <#list … as …>, and keep"
                                        + " braces that are meant by <#noparse>");
    }
}
