package dev.octavo.publish.git.around;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/** The settings of Git for the folder that a site lies in: of the machine, of the author, of the repository. */
final class GitSettings {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private GitSettings() {}

    /**
     * As Git itself sees them, with all its ways to include files; where it is not installed, those of the usual files.
     *
     * @param around the repository around the site
     */
    static Config of(Path site, Path home, Map<String, String> environment, Optional<Repository> around) {
        return GitProgram.in(environment)
                .flatMap(git -> git.ask(site, LONGEST, "", "config", "--list", "-z"))
                .map(GitSettings::parsed)
                .orElseGet(() -> read(home, environment, around));
    }

    /** Each is a key, a line break, a value and a NUL; without the line break where a key has no value. */
    static Config parsed(String list) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String setting : list.split("\0", -1)) {
            String[] parts = setting.split("\n", 2);
            values.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(parts.length > 1 ? parts[1] : "true");
        }
        Config config = new Config();
        values.forEach((key, all) -> {
            int first = key.indexOf('.');
            int last = key.lastIndexOf('.');
            if (first > 0) {
                String subsection = first == last ? null : key.substring(first + 1, last);
                config.setStringList(key.substring(0, first), subsection, key.substring(last + 1), all);
            }
        });
        return config;
    }

    private static Config read(Path home, Map<String, String> environment, Optional<Repository> around) {
        String more = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = more.isEmpty() ? home.resolve(".config") : Path.of(more);
        Config author = file(home.resolve(".gitconfig"), file(folder.resolve("git/config"), new Config()));
        return around.map(repository ->
                        file(repository.getCommonDirectory().toPath().resolve("config"), author))
                .orElse(author);
    }

    private static Config file(Path file, Config parent) {
        FileBasedConfig config = new FileBasedConfig(parent, file.toFile(), FS.DETECTED);
        try {
            if (Files.exists(file)) {
                config.load();
            }
            return config;
        } catch (IOException | ConfigInvalidException e) {
            throw new ProblemException(Problem.error("Git's settings in " + file + " cannot be read")
                    .hint("\"git config --list\" says what is wrong with them"));
        }
    }
}
