package dev.octavo.use.importer.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The menus of WordPress, of which the first becomes the site's navigation. */
final class WordPressMenus {
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, List<Link>> menus = new TreeMap<>();

    /** @param parent the id of the link it is below, or 0 */
    private record Link(String id, String parent, int order, String title, String url) {
        Map<String, Object> keys(List<Map<String, Object>> children) {
            Map<String, Object> keys = new LinkedHashMap<>();
            Export.put(keys, "title", title);
            Export.put(keys, "url", url);
            Export.put(keys, "children", children);
            return keys;
        }
    }

    /** Remembers the tags and categories that links may lead to. */
    void terms(Xml channel) {
        channel.all("wp:tag").forEach(tag -> {
            tags.put(tag.get("wp:tag_slug"), tag.get("wp:tag_name"));
            term(tag.get("wp:term_id"), "/tag/" + tag.get("wp:tag_slug") + "/", tag.get("wp:tag_name"));
        });
        channel.all("wp:category")
                .forEach(category -> term(
                        category.get("wp:term_id"),
                        "/category/" + category.get("wp:category_nicename") + "/",
                        category.get("wp:cat_name")));
    }

    private void term(String id, String url, String title) {
        links.put("term " + id, url);
        titles.put("term " + id, title);
    }

    /** Remembers a post or page that a link may lead to. */
    void target(String id, Xml item) {
        links.put(id, item.get("link"));
        titles.put(id, item.get("title"));
    }

    void add(Xml item) {
        boolean term = WordPress.meta(item, "_menu_item_type").equals("taxonomy");
        String object = (term ? "term " : "") + WordPress.meta(item, "_menu_item_object_id");
        String own = WordPress.meta(item, "_menu_item_url");
        String order = item.get("wp:menu_order");
        String menu = item.all("category").stream()
                .filter(category -> category.attribute("domain").equals("nav_menu"))
                .map(category -> category.attribute("nicename"))
                .findFirst()
                .orElse("");
        menus.computeIfAbsent(menu, name -> new ArrayList<>())
                .add(new Link(
                        item.get("wp:post_id"),
                        WordPress.meta(item, "_menu_item_menu_item_parent"),
                        order.matches("\\d{1,9}") ? Integer.parseInt(order) : 0,
                        item.get("title").isEmpty() ? "\0" + object : item.get("title"),
                        own.isEmpty() ? "\0" + object : own));
    }

    /** The links of the menu that is most likely at the top of pages. */
    List<Map<String, Object>> navigation() {
        return menus.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, List<Link>> menu) ->
                                menu.getKey().matches("(?i).*(?:main|primary|top|header).*"))
                        .thenComparing(menu -> menu.getValue().size()))
                .map(menu -> below("0", menu.getValue(), 0))
                .orElse(List.of());
    }

    private List<Map<String, Object>> below(String parent, List<Link> links, int depth) {
        return links.stream()
                .filter(link -> (link.parent.isEmpty() ? "0" : link.parent).equals(parent))
                .sorted(Comparator.comparing(Link::order))
                .map(link -> new Link(
                                link.id,
                                link.parent,
                                link.order,
                                known(link.title, titles),
                                known(link.url, this.links))
                        .keys(depth > 5 ? List.of() : below(link.id, links, depth + 1)))
                .filter(keys -> keys.containsKey("title"))
                .toList();
    }

    private static String known(String text, Map<String, String> objects) {
        return text.startsWith("\0") ? objects.getOrDefault(text.substring(1), "") : text;
    }

    /** The names of tags by the parts of their addresses. */
    Map<String, String> tags() {
        return tags;
    }
}
