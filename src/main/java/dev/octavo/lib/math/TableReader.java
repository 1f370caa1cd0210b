package dev.octavo.lib.math;

import dev.octavo.lib.loading.Resources;

/** Reads the tables of names in {@code math/}; lines that begin with a percent sign are comments. */
final class TableReader {
    private TableReader() {}

    /** Called with each name in a table; the value is empty if it has none. */
    interface Row {
        void put(String kind, String name, String value);
    }

    static void read(String file, Row row) {
        Resources.text("/math/" + file)
                .lines()
                .filter(line -> !line.isBlank() && line.charAt(0) != '%')
                .forEach(line -> line(line, row));
    }

    private static void line(String line, Row row) {
        String[] words = line.split("\\s+", -1);
        if (words[0].endsWith(":")) {
            String[] three = line.split("\\s+", 3);
            row.put(words[0].substring(0, words[0].length() - 1), three[1], three[2]);
            return;
        }
        for (int i = 1; i < words.length; i++) {
            int end = words[i].indexOf('=', 1);
            String name = end < 0 ? words[i] : words[i].substring(0, end);
            row.put(words[0], name, end < 0 ? "" : words[i].substring(end + 1));
        }
    }
}
