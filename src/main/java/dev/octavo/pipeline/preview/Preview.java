package dev.octavo.pipeline.preview;

import dev.octavo.address.Address;
import dev.octavo.check.Layouts;
import dev.octavo.content.ReadRequest;
import dev.octavo.content.ReadSite;
import dev.octavo.content.SiteReader;
import dev.octavo.highlight.Highlighter;
import dev.octavo.pipeline.plan.SitePlan;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.project.SnapshotChanged;
import dev.octavo.project.Theme;
import java.util.List;
import java.util.Optional;

/** A site that is held in memory and kept as its files are. Safe to use from several threads. */
public final class Preview {
    private static final int ATTEMPTS = 5;

    private final PreviewRequest request;
    private final Theme theme = Theme.packed();
    private final Highlighter highlighter = new Highlighter();
    private final ResidentMemory memory;
    private volatile Optional<Edition> edition = Optional.empty();
    private volatile List<Problem> problems = List.of();

    private Preview(PreviewRequest request) {
        this.request = request;
        this.memory = ResidentMemory.of(request);
    }

    /**
     * Reads and plans the site.
     *
     * @throws ProblemException where there is no such folder, or no {@code content/} in it
     */
    public static Preview of(PreviewRequest request) {
        Project.open(request.siteFolder(), Theme.NONE);
        Preview preview = new Preview(request);
        preview.update(Changed.ANYTHING);
        return preview;
    }

    /** The site as it was last read; absent where it never could be. */
    public Optional<Edition> edition() {
        return edition;
    }

    /** What is wrong with the site as its files are; then the edition may be an older one. */
    public List<Problem> problems() {
        return problems;
    }

    /** Reads what has changed. Where it cannot be read, the last edition stays, and the problems say why. */
    public synchronized void update(Changed changed) {
        try {
            Project project = Project.open(request.siteFolder(), theme);
            Edition next = Project.inOneSnapshot(project, this::next);
            problems = next.problems();
            edition = Optional.of(next);
        } catch (ProblemException e) {
            problems = e.problems();
        }
    }

    private Edition next(Project project) {
        ReadSite read = SiteReader.read(project, readRequest(), highlighter::highlight);
        SitePlan plan = SitePlan.of(read);
        Problems found = new Problems();
        found.addAll(read.problems());
        found.addAll(plan.faults(plan.outputs(request.threads()), project));
        found.addAll(Layouts.check(plan.site(), project));
        return new Edition(edition.map(Edition::number).orElse(0) + 1, project, plan, found.sorted());
    }

    private ReadRequest readRequest() {
        return new ReadRequest(request.now().instant(), true, request.url(), request.threads(), memory);
    }

    /**
     * The file at {@code address} as it would be built now.
     *
     * @return empty where the site has none
     * @throws ProblemException with what is wrong with it
     */
    public Optional<Shown> at(Address address) {
        for (int attempt = 1; ; attempt++) {
            try {
                return edition.flatMap(current -> current.make(address));
            } catch (SnapshotChanged changed) {
                if (attempt == ATTEMPTS) {
                    throw new ProblemException(changed.problem());
                }
                update(Changed.ANYTHING);
            }
        }
    }
}
