package dev.octavo.render.page.facts;

import dev.octavo.blog.site.Lists;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Structured data of pages in JSON-LD, with the vocabulary of schema.org. */
public final class LinkedData {
    private static final Address ROBOTS = new Address("/robots.txt");

    private LinkedData() {}

    /** A page between the home page and another. */
    public record Breadcrumb(String name, Address address) {}

    static Html post(Head head, Card card, List<Portrait> authors, SiteFrame frame) {
        Map<String, Object> post = page("BlogPosting", head);
        post.put("mainEntityOfPage", head.canonical());
        post.put("headline", head.title());
        post.put("datePublished", card.date().iso());
        post.put("dateModified", card.updated().orElse(card.date()).iso());
        post.put("author", authors.stream().map(author -> person(author, frame)).toList());
        if (!card.tags().isEmpty()) {
            post.put("keywords", card.tags().stream().map(TermCount::name).toList());
        }
        rights(post, frame);
        post.put("isPartOf", site(frame));
        return script(List.of(post, breadcrumbs(head, frame, List.of())));
    }

    /** An article that is not a post. */
    public static Html page(Head head, SiteFrame frame) {
        Map<String, Object> page = page("WebPage", head);
        page.put("name", head.title());
        rights(page, frame);
        page.put("isPartOf", site(frame));
        return script(List.of(page, breadcrumbs(head, frame, List.of())));
    }

    public static Html home(Head head, SiteFrame frame) {
        Map<String, Object> home = site(frame);
        home.put("description", head.description());
        rights(home, frame);
        home.put("inLanguage", frame.language());
        if (frame.search()) {
            Map<String, Object> search = thing("SearchAction");
            search.put("target", frame.url().absolute(Lists.SEARCH) + "?q={query}");
            search.put("query-input", "required name=query");
            home.put("potentialAction", search);
        }
        return script(List.of(home));
    }

    public static Html author(Head head, Portrait author, SiteFrame frame) {
        Map<String, Object> page = page("ProfilePage", head);
        page.put("mainEntity", person(author, frame));
        return script(List.of(page, breadcrumbs(head, frame, List.of())));
    }

    /** A list of posts; {@code between} are the pages between the home page and the list. */
    public static Html list(Head head, SiteFrame frame, List<Breadcrumb> between) {
        return script(List.of(breadcrumbs(head, frame, between)));
    }

    private static Map<String, Object> page(String type, Head head) {
        Map<String, Object> page = thing(type);
        page.put("url", head.canonical());
        page.put("description", head.description());
        page.put("inLanguage", head.textLanguage());
        page.put("image", head.image());
        return page;
    }

    /** Adds the licence, and the address of the rules for AI crawlers. */
    private static void rights(Map<String, Object> thing, SiteFrame frame) {
        thing.put("license", frame.machines().licence());
        thing.put("usageInfo", frame.machines().ai().map(ai -> frame.url().absolute(ROBOTS)));
    }

    private static Map<String, Object> site(SiteFrame frame) {
        Map<String, Object> site = thing("WebSite");
        site.put("name", frame.title());
        site.put("url", frame.url().absolute(frame.home()));
        return site;
    }

    private static Map<String, Object> person(Portrait author, SiteFrame frame) {
        Map<String, Object> person = thing("Person");
        person.put("name", author.name());
        person.put("url", author.href().map(frame.url()::absolute));
        person.put("description", author.bio());
        person.put("image", author.picture().map(Picture::absolute));
        if (!author.elsewhere().isEmpty()) {
            person.put("sameAs", author.elsewhere());
        }
        return person;
    }

    private static Map<String, Object> breadcrumbs(Head head, SiteFrame frame, List<Breadcrumb> between) {
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(step(1, frame.title(), frame.url().absolute(frame.home())));
        for (Breadcrumb step : between) {
            steps.add(step(steps.size() + 1, step.name(), frame.url().absolute(step.address())));
        }
        steps.add(step(steps.size() + 1, head.title(), head.canonical()));
        Map<String, Object> breadcrumbs = thing("BreadcrumbList");
        breadcrumbs.put("itemListElement", steps);
        return breadcrumbs;
    }

    private static Map<String, Object> step(int position, String name, String url) {
        Map<String, Object> step = thing("ListItem");
        step.put("position", position);
        step.put("name", name);
        step.put("item", url);
        return step;
    }

    private static Map<String, Object> thing(String type) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        return thing;
    }

    private static Html script(List<Map<String, Object>> things) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", "https://schema.org");
        document.put("@graph", things);
        // HTML, 13.2.5.17: anything that ends a script or hides its end begins with "<", which JSON has only in
        // strings.
        return new Html(Json.COMPACT.write(document).replace("<", "\\u003c"));
    }
}
