package dev.octavo.render.page.facts;

import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The data of a component's template.
 *
 * @param page the head of the article's page
 * @param attributes by name; addresses are ready to write into HTML
 * @param targets the targets of the attributes that are addresses, by name
 * @param words the label as plain text
 * @param body the blocks inside it; empty if there are none
 * @param number its number among the article's components, from 1
 * @param parent the component around it
 * @param posts the posts that its attributes select
 * @param code the file that its attributes name, as highlighted code, or the diagram that they describe
 * @param rows the table that its attributes name, beginning with the names of columns
 * @param feed whether it is for a feed, which has neither stylesheets nor scripts
 */
public record ComponentView(
        SiteFrame site,
        Head page,
        FrontMatter meta,
        Extra extra,
        Map<String, Object> attributes,
        Map<String, Target> targets,
        Html label,
        String words,
        Html body,
        int number,
        Optional<Parent> parent,
        List<Card> posts,
        Optional<Html> code,
        List<List<String>> rows,
        boolean feed) {
    public ComponentView {
        posts = List.copyOf(posts);
        rows = List.copyOf(rows);
    }

    /**
     * A component around this one.
     *
     * @param index the inner component's number among those of the same name in this one, from 1
     */
    public record Parent(String name, int number, int index) {}

    /**
     * The target of an address.
     *
     * @param external whether it is on another site
     * @param picture the target as a picture, for {@code picture()}
     * @param bytes the size of the file; absent if it is not a file of the site
     * @param post the article at the address, if any
     */
    public record Target(
            boolean external, Picture picture, Optional<String> name, Optional<Long> bytes, Optional<Card> post) {
        private static final List<String> UNITS = List.of("B", "kB", "MB", "GB");
        private static final int MAX_IN_UNIT = 9999;

        /** The extension in capitals, {@code PDF} for {@code report.pdf}; absent if there is none. */
        public Optional<String> kind() {
            return name.filter(any -> any.indexOf('.') > 0)
                    .map(file -> file.substring(file.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
        }

        /** The size without a decimal separator, so that it suits every language: {@code 1400 kB}. */
        public Optional<String> size() {
            return bytes.map(Target::inUnits);
        }

        private static String inUnits(long bytes) {
            double size = bytes;
            int unit = 0;
            while (size >= MAX_IN_UNIT && unit < UNITS.size() - 1) {
                size /= 1000;
                unit++;
            }
            return Math.round(size) + "\u00A0" + UNITS.get(unit);
        }
    }
}
