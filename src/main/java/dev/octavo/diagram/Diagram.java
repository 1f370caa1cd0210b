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
 * A drawn diagram. Several threads may ask for diagrams: one is drawn at a time.
 *
 * @param title from its source, if it has one
 * @param words all the texts in it
 * @param svg the element; its name is to be put after its first {@code >}
 */
public record Diagram(Optional<String> title, String words, String svg) {
    private static final Set<String> PLANTUML = Set.of("plantuml", "puml");
    private static final Set<String> DOT = Set.of("dot", "graphviz", "gv");
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 100;

    private static @Nullable Engine engine;

    /** The diagrams drawn last, for authors who preview an article while they write it. */
    private static final Map<String, Diagram> KEPT = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Diagram> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /**
     * The diagram that {@code source} describes.
     *
     * @param language the word after the fence: {@code plantuml}, {@code dot} or another name of them
     * @throws DiagramException where the source is wrong
     * @throws ProblemException where the library is missing
     */
    public static synchronized Diagram of(String language, String source) {
        String key = language + "\n" + source;
        Diagram known = KEPT.get(key);
        if (known == null) {
            known = drawn(language, source);
            KEPT.put(key, known);
        }
        return known;
    }

    /** Forgets what was drawn. */
    static synchronized void forget() {
        KEPT.clear();
    }

    private static Diagram drawn(String language, String source) {
        Engine drawing = engine();
        try {
            return TimeLimit.within(MOST, () -> drawn(language, Limits.checked(source), drawing));
        } catch (TimeLimit.ExceededException endless) {
            engine = null; // the old one is still busy
            throw new DiagramException(0, "this diagram takes too long to draw", "draw it in several parts");
        }
    }

    private static Diagram drawn(String language, String source, Engine drawing) {
        if (language.equals("mermaid")) {
            return Mermaid.drawn(source, drawing);
        }
        if (!DOT.contains(language) && !PLANTUML.contains(language)) {
            throw new DiagramException(
                    0, "no diagrams are written in " + language, "write one in plantuml, dot or mermaid");
        }
        return DOT.contains(language)
                ? NetworkWriter.written(DotReader.read(source, new Colours(drawing)), drawing)
                : PlantUmlSource.of(source).drawn(drawing);
    }

    private static Engine engine() {
        if (engine == null) {
            try {
                engine = RoomLoader.made(
                        Engine.class,
                        "dev.octavo.diagram.plantuml.PlantUml",
                        "net.sourceforge.plantuml.SourceStringReader",
                        "diagrams");
            } catch (RoomLoader.MissingException missing) {
                throw ProblemException.of(
                        "the library that draws diagrams is not there",
                        "it belongs in " + missing.folder()
                                + "; build or install Octavo again, or, where Maven runs it, name"
                                + " net.sourceforge.plantuml:plantuml-mit among the dependencies of the plugin");
            }
        }
        return engine;
    }
}
