package dev.octavo.page.facts;

import dev.octavo.site.Extra;
import dev.octavo.site.FrontMatter;
import dev.octavo.text.Html;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the template of a component sees.
 *
 * @param page the article's own page
 * @param attributes by name; those that are addresses as they are to be written
 * @param targets where those lead
 * @param words those of its label, without markup
 * @param body the blocks in it; empty where it is not around any
 * @param number which of the article's components it is, counted from 1
 * @param parent the component in which it stands
 * @param posts those that its attributes choose
 * @param code the lines of the file that its attributes name, as code is shown, or the diagram that they describe
 * @param rows of the data that its attributes name, the first of them the names of the columns
 * @param feed whether it is for a feed, where there is neither stylesheet nor script
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
     * @param index which of the components of this name in it this one is, counted from 1
     */
    public record Parent(String name, int number, int index) {}

    /**
     * Where an address leads.
     *
     * @param external whether it leads out of the site
     * @param picture as {@code picture()} takes it
     * @param bytes the size of the file; absent where it is none of the site
     * @param post the article, as lists show it
     */
    public record Target(
            boolean external, Picture picture, Optional<String> name, Optional<Long> bytes, Optional<Card> post) {
        private static final List<String> UNITS = List.of("B", "kB", "MB", "GB");
        private static final int MOST_OF_A_UNIT = 9999;

        /** {@code PDF} of {@code report.pdf}; absent where there is none. */
        public Optional<String> kind() {
            return name.filter(any -> any.indexOf('.') > 0)
                    .map(file -> file.substring(file.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
        }

        /** The size as all languages write it, without a point or a comma: {@code 1400 kB}. */
        public Optional<String> size() {
            return bytes.map(Target::inUnits);
        }

        private static String inUnits(long bytes) {
            double size = bytes;
            int unit = 0;
            while (size >= MOST_OF_A_UNIT && unit < UNITS.size() - 1) {
                size /= 1000;
                unit++;
            }
            return Math.round(size) + "\u00A0" + UNITS.get(unit);
        }
    }
}
