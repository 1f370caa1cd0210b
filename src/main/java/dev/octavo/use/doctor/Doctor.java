package dev.octavo.use.doctor;

import dev.octavo.blog.content.SiteSettings;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.destination.Destination;
import dev.octavo.build.disk.SiteDisk;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a machine and a site on it. */
public record Doctor(Path siteFolder, Path outFolder, Map<String, String> environment) {
    private static final long LEAST_SPACE = 200L << 20;

    /**
     * Returns all findings, including those that are fine.
     *
     * @param version of Octavo
     */
    public List<Diagnosis> findings(String version) {
        return Stream.concat(MachineCheck.findings(version), site()).toList();
    }

    private Stream<Diagnosis> site() {
        Problems problems = new Problems();
        try {
            Project project = Project.open(siteFolder, Theme.packed());
            Optional<SiteConfig> config = SiteSettings.read(project, Optional.empty(), problems);
            return Stream.of(
                            folders(),
                            config.stream().flatMap(this::settings),
                            problems.sorted().stream().map(Doctor::finding),
                            programs(config),
                            ThemeOverrides.findings(siteFolder, project))
                    .flatMap(findings -> findings);
        } catch (ProblemException e) {
            return Stream.concat(e.problems().stream().map(Doctor::finding), programs(Optional.empty()));
        }
    }

    private static Diagnosis finding(Problem problem) {
        String place = problem.location().map(at -> at + ": ").orElse("");
        String help = problem.hint().orElse("octavo check says more");
        return switch (problem.severity()) {
            case ERROR -> Diagnosis.wrong(place + problem.message(), help);
            case WARNING -> Diagnosis.note(place + problem.message(), help);
        };
    }

    private Stream<Diagnosis> folders() {
        return Stream.of(siteFolder, SiteDisk.pictureCache(siteFolder), outFolder)
                .map(Doctor::writable);
    }

    /** Checks a folder, or its nearest existing parent. */
    private static Diagnosis writable(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Diagnosis.wrong(
                    "you may not write to " + there, "make it a folder that is writable for you, or work elsewhere");
        }
        // Not Files.getFileStore: in a chroot, the file system may be missing from the list of mounts.
        long free = there.toFile().getUsableSpace();
        return free < LEAST_SPACE
                ? Diagnosis.wrong(there + " has only " + (free >> 20) + " MB left", "make room on that disk")
                : Diagnosis.ok(
                        folder + " is writable" + (there.equals(folder.toAbsolutePath()) ? "" : ", once it is made"));
    }

    private Stream<Diagnosis> settings(SiteConfig config) {
        String published = config.publish().isEmpty()
                ? "published nowhere yet"
                : "published to "
                        + config.publish().stream().map(Destination::name).collect(Collectors.joining(", "));
        Diagnosis site = Diagnosis.ok(
                "the site \"" + config.title() + "\" at " + config.url().absolute(Address.HOME) + ", " + published);
        return Stream.concat(
                Stream.of(site),
                config.looks().cards().stream()
                        .flatMap(cards -> cards.fonts().stream())
                        .map(MachineCheck::font));
    }

    private Stream<Diagnosis> programs(Optional<SiteConfig> config) {
        return Stream.of(
                MachineCheck.program("git", "--version", needing(config, Destination.Branch.class), environment),
                MachineCheck.program("ssh", "-V", needing(config, Destination.Sftp.class), environment));
    }

    private static Optional<String> needing(Optional<SiteConfig> config, Class<? extends Destination.Place> kind) {
        return config.stream()
                .flatMap(site -> site.publish().stream())
                .filter(destination -> kind.isInstance(destination.place()))
                .map(destination -> "publishing to \"" + destination.name() + "\"")
                .findFirst();
    }
}
