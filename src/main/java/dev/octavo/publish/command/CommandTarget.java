package dev.octavo.publish.command;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.lib.work.OtherProgram;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.look.Look;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.Note;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.Target;
import dev.octavo.publish.target.TargetState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A target that only a command of the author can reach. What is there now is what the last command that ended well was
 * given on this machine, and its files are fetched as readers fetch them.
 *
 * @param command with the folder of the finished site in it
 * @param siteFolder where the command is run
 * @param published the manifest of what the last one was given
 */
public record CommandTarget(List<String> command, SiteUrl url, Path siteFolder, Note published) implements Target {
    private static final int SIGNAL = 128; // a shell's code of a program that was killed, and Java's

    /**
     * Opens the target of a command.
     *
     * @param name the target's name in the settings
     * @param out the folder of the finished site
     */
    public static Target open(Destination.Command place, String name, SiteUrl url, Path siteFolder, Path out) {
        String folder = out.toAbsolutePath().normalize().toString();
        List<String> command = place.arguments().stream()
                .map(argument -> argument.replace(Destination.Command.SITE, folder))
                .toList();
        Note published = Note.of(siteFolder, "published", name, String.join("\n", place.arguments()));
        return new CommandTarget(command, url, siteFolder, published);
    }

    @Override
    public String description() {
        return command.stream()
                .map(word -> word.matches("[^\\s'\"]+") ? word : OtherProgram.quoted(word))
                .map(ProblemText::visible)
                .collect(Collectors.joining(" ", "the command: ", ""));
    }

    /** Never finished, since others may have published meanwhile: the command is run even if nothing differs. */
    @Override
    public TargetState state() {
        return published
                .read()
                .flatMap(SiteManifest::parse)
                .map(site -> new TargetState(site, "what it published last from here", false))
                .orElse(new TargetState(SiteManifest.EMPTY, "", false));
    }

    @Override
    public Optional<byte[]> read(SiteFile file) {
        return Look.bytes(url, file);
    }

    @Override
    public PublishResult publish(FinishedSite site, TargetState seen, Progress progress) {
        int code = run();
        if (code != 0) {
            String fact = code > SIGNAL && code < 2 * SIGNAL
                    ? "was killed (signal " + (code - SIGNAL) + ")"
                    : "ended with code " + code;
            throw ProblemException.of(
                    "the command " + command.get(0) + " " + fact,
                    "its own messages are above; correct what they name, and publish again: only the command knows how much"
                            + " of the site readers have now");
        }
        published.write(site.manifest().bytes());
        return new PublishResult(
                site.manifest().files().size(), site.manifest().size(), 0, "what the command published");
    }

    private int run() {
        Process process;
        try {
            process = OtherProgram.builder(command)
                    .directory(siteFolder.toFile())
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw ProblemException.of(
                    "cannot run " + command.get(0) + ": " + e.getMessage(),
                    "install it, so that it runs in a terminal in " + siteFolder + ", or correct \"command\" in"
                            + " content/site.yaml; on Windows, programs of npm end with .cmd: npx.cmd");
        }
        // Ctrl-C reaches both only at a terminal.
        Thread end = new Thread(() -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        });
        Runtime.getRuntime().addShutdownHook(end);
        int code = process.onExit().join().exitValue();
        Runtime.getRuntime().removeShutdownHook(end);
        return code;
    }

    @Override
    public TargetState rollBack() {
        throw ProblemException.of(
                "Octavo cannot take back what a command has published: it keeps no earlier site",
                "let the host go back, on its own pages or with its program; or check an earlier commit out, and"
                        + " publish that");
    }

    @Override
    public void close() {}
}
