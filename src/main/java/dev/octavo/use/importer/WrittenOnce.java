package dev.octavo.use.importer;

import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.YamlWriter;
import dev.octavo.use.importer.account.Account;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Settings, authors and what else a site begins with, which a second import does not write again. */
final class WrittenOnce {
    private static final SourcePath SETTINGS = new SourcePath("content/site.yaml");
    /** What would be in {@code content/site.yaml}, if the author has one. */
    private static final SourcePath SETTINGS_BESIDE = new SourcePath("import-settings.yaml");

    private final SiteFiles files;
    private final boolean force;

    /** @param force whether files that are as an import left them are made again */
    WrittenOnce(SiteFiles files, boolean force) {
        this.files = files;
        this.force = force;
    }

    /** Whether the settings that the site has stay. */
    boolean hasSettings() throws IOException {
        return !isWritten(SETTINGS);
    }

    /** The table of tags that only the old site had, and what git is to leave. */
    void beginnings(Account account) throws IOException {
        Optional<String> tags = OwnTags.begun(account);
        if (tags.isPresent()) {
            writeNew(new SourcePath(OwnTags.FILE), tags.get());
        }
        writeNew(new SourcePath(".gitignore"), "public/\n.octavo/\n");
    }

    /** Files of authors: those of the old blog, and one for each id that articles name without one. */
    void authors(Map<String, Map<String, Object>> known, Articles articles) throws IOException {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>(known);
        for (Target article : articles.all()) {
            for (Object name : article.authors()) {
                String id = name.toString();
                boolean described =
                        all.containsKey(id) || all.values().stream().anyMatch(keys -> id.equals(keys.get("name")));
                if (!described && !all.isEmpty() && !id.contains(" ")) {
                    all.put(id, Map.of("name", id));
                }
            }
        }
        for (Map.Entry<String, Map<String, Object>> author : all.entrySet()) {
            String id = Slug.of(author.getKey());
            if (!id.isEmpty()) {
                author(new SourcePath("content/authors/" + id + ".yaml"), YamlWriter.written(author.getValue()));
            }
        }
    }

    /** Writes what is known of an author, unless the author of the site has. */
    private void author(SourcePath file, String text) throws IOException {
        if (isWritten(file)) {
            files.write(file, text);
        } else if ((force || !files.wasImported(file)) && !files.adopt(file, text)) {
            files.leave(file);
        }
    }

    /** Whether a file that is written once is missing, or made again as it was. */
    private boolean isWritten(SourcePath file) throws IOException {
        return !files.exists(file) || (force && files.isOurs(file));
    }

    /** Writes the settings; if the site has others, into a file beside them. */
    void settings(String text) throws IOException {
        if (isWritten(SETTINGS)) {
            files.write(SETTINGS, text);
        } else if ((force || !files.wasImported(SETTINGS)) && !files.adopt(SETTINGS, text)) {
            files.advise(
                    SETTINGS,
                    SETTINGS_BESIDE,
                    "# What the old blog's settings say. content/site.yaml is yours, and stays as it is: copy into it what"
                            + "\n# you miss, then delete this file.\n\n" + text.substring(text.indexOf("\n\n") + 2));
        }
    }

    private void writeNew(SourcePath path, String text) throws IOException {
        if (files.exists(path)) {
            files.keep(path);
        } else {
            files.write(path, text);
        }
    }
}
