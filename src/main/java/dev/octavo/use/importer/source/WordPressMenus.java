package dev.octavo.use.importer.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;

/** The menus of WordPress, of which one becomes the site's navigation. */
final class WordPressMenus {
    /** What links may lead to, by its id, without its own children. */
    private final Map<String, Link> targets = new HashMap<>();

    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, List<Link>> menus = new TreeMap<>();

    /**
     * @param id of the link, or of what it leads to
     * @param parent the id of the link it is below, or 0
     */
    private record Link(String id, String parent, int order, String object, String title, String url) {}

    /** Remembers the tags and categories that links may lead to. */
    void terms(Xml channel) {
        for (Xml tag : channel.all("wp:tag")) {
            tags.put(tag.get("wp:tag_slug"), tag.get("wp:tag_name"));
            target("term " + tag.get("wp:term_id"), tag.get("wp:tag_name"), "/tag/" + tag.get("wp:tag_slug") + "/");
        }
        for (Xml category : channel.all("wp:category")) {
            String url = "/category/" + category.get("wp:category_nicename") + "/";
            target("term " + category.get("wp:term_id"), category.get("wp:cat_name"), url);
        }
    }

    /** Remembers a post or page that a link may lead to. */
    void target(String id, String title, String url) {
        targets.put(id, new Link(id, "0", 0, "", title, url));
    }

    void add(Xml item) {
        boolean term = WordPress.meta(item, "_menu_item_type").equals("taxonomy");
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
                        (term ? "term " : "") + WordPress.meta(item, "_menu_item_object_id"),
                        item.get("title"),
                        WordPress.meta(item, "_menu_item_url")));
    }

    /** Adds a menu of the block editor. */
    void addBlocks(Xml item) {
        List<Link> links = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(List.of("0"));
        Matcher block = WordPressShortcodes.BLOCK.matcher(item.get("content:encoded"));
        while (block.find()) {
            boolean submenu = block.group(1).equals("navigation-submenu");
            if (block.group().startsWith("<!-- /")) {
                if (submenu && open.size() > 1) {
                    open.pop();
                }
            } else if (submenu || block.group(1).matches("navigation-link|home-link")) {
                Fields keys = Fields.read(block.group(2) == null ? "" : block.group(2));
                String id = String.valueOf(links.size() + 1);
                String url = keys.text("url").isEmpty() ? "/" : keys.text("url");
                links.add(new Link(id, open.element(), links.size(), "", Export.words(keys.text("label")), url));
                if (submenu && block.group(3) == null) {
                    open.push(id);
                }
            }
        }
        if (!links.isEmpty()) {
            menus.put(item.get("wp:post_name") + " " + item.get("title"), links);
        }
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
        List<Map<String, Object>> all = new ArrayList<>();
        links.stream()
                .filter(link -> (link.parent.isEmpty() ? "0" : link.parent).equals(parent))
                .sorted(Comparator.comparing(Link::order))
                .forEach(link -> {
                    Link target = targets.getOrDefault(link.object, link);
                    Map<String, Object> keys = new LinkedHashMap<>();
                    Export.put(keys, "title", link.title.isEmpty() ? target.title : link.title);
                    Export.put(keys, "url", link.url.isEmpty() ? target.url : link.url);
                    Export.put(keys, "children", depth > 5 ? List.of() : below(link.id, links, depth + 1));
                    if (keys.containsKey("title")) {
                        all.add(keys);
                    }
                });
        return all;
    }

    /** The names of tags by the parts of their addresses. */
    Map<String, String> tags() {
        return tags;
    }
}
