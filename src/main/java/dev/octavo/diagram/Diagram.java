package dev.octavo.diagram;

import dev.octavo.diagram.engine.DiagramException;
import dev.octavo.diagram.engine.Engine;
import dev.octavo.loading.RoomLoader;
import dev.octavo.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A diagram, drawn. Safe to draw from several threads: one is drawn at a time.
 *
 * @param title as its source says; absent where it does not
 * @param words all the texts in it
 * @param svg the element but for its name, to be put after its first {@code >}
 */
public record Diagram(Optional<String> title, String words, String svg) {
    private static final Set<String> PLANTUML = Set.of("plantuml", "puml");
    private static final String ROOM = "dev.octavo.diagram.plantuml";
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 100;

    private static @Nullable Engine engine;

    /** What was drawn last, for authors who look at an article while they write it. */
    private static final Map<String, Diagram> KEPT = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Diagram> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** Whether code of that language is drawn. */
    public static boolean isDrawn(String language) {
        return PLANTUML.contains(language);
    }

    /**
     * The diagram that {@code source} describes.
     *
     * @param language one that {@link #isDrawn}
     * @throws DiagramException where the source is wrong
     * @throws ProblemException where the library is not there
     */
    public static synchronized Diagram of(String language, String source) {
        String key = language + "\n" + source;
        Diagram known = KEPT.get(key);
        if (known == null) {
            known = drawn(source);
            KEPT.put(key, known);
        }
        return known;
    }

    /** Forgets what was drawn. */
    static synchronized void forget() {
        KEPT.clear();
    }

    private static Diagram drawn(String source) {
        PlantUmlSource text = PlantUmlSource.of(source);
        try {
            Engine drawing = engine();
            return InPageColours.of(TimeLimit.within(MOST, () -> drawing.svg(text.text())));
        } catch (TimeLimit.ExceededException endless) {
            engine = null; // that one is still at work
            throw new DiagramException(0, "this diagram is too much to be drawn", "draw it in several parts");
        } catch (DiagramException refused) {
            throw new DiagramException(
                    Math.max(0, refused.line + text.shift()), String.valueOf(refused.getMessage()), refused.remedy);
        }
    }

    private static Engine engine() {
        if (engine == null) {
            try {
                engine = RoomLoader.made(
                        Engine.class,
                        ROOM + ".PlantUml",
                        RoomLoader.of(ROOM, "net.sourceforge.plantuml.SourceStringReader", "diagrams"));
            } catch (RoomLoader.MissingException missing) {
                throw ProblemException.of(
                        "the library that draws diagrams is not there",
                        "it belongs into " + missing.folder()
                                + "; build or install Octavo again, or, where Maven runs it, name"
                                + " net.sourceforge.plantuml:plantuml-mit among the dependencies of the plugin");
            }
        }
        return engine;
    }
}
