package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.lib.diagram.engine.Engine;
import dev.octavo.lib.loading.RoomLoader;
import dev.octavo.lib.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A drawn diagram. Thread-safe; diagrams are drawn one at a time.
 *
 * @param title from its source, if it has one
 * @param words all the text in it
 * @param svg the element; callers insert its name after the first {@code >}
 */
public record Diagram(Optional<String> title, String words, String svg) {
    private static final int MAX_LENGTH = 20_000;
    private static final int MAX_LINE_LENGTH = 400;
    private static final int MAX_LINES = 500;
    private static final Set<String> PLANTUML = Set.of("plantuml", "puml");
    private static final Set<String> DOT = Set.of("dot", "graphviz", "gv");
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final int MAX_RECENT = 100;

    private static @Nullable Engine engine;

    /** The diagrams drawn last, for previews of an article while it is written. */
    private static final Map<String, Diagram> RECENT = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Diagram> eldest) {
            return size() > MAX_RECENT;
        }
    };

    /**
     * The diagram that {@code source} describes.
     *
     * @param language the word after the fence: {@code plantuml}, {@code dot}, {@code mermaid} or an alias
     * @throws DiagramException if the source is wrong
     * @throws ProblemException if the library is missing
     */
    public static synchronized Diagram of(String language, String source) {
        String key = language + "\n" + source;
        Diagram known = RECENT.get(key);
        if (known == null) {
            known = draw(language, source);
            RECENT.put(key, known);
        }
        return known;
    }

    static synchronized void clearRecent() {
        RECENT.clear();
    }

    private static Diagram draw(String language, String source) {
        Engine loaded = loadedEngine();
        try {
            return TimeLimit.within(TIME_LIMIT, () -> draw(language, requireModestSize(source), loaded));
        } catch (TimeLimit.ExceededException endless) {
            engine = null; // the old one is still busy
            throw new DiagramException(0, "this diagram takes too long to draw", "draw it in several parts");
        }
    }

    private static Diagram draw(String language, String source, Engine engine) {
        if (language.equals("mermaid")) {
            return Mermaid.draw(source, engine);
        }
        if (!DOT.contains(language) && !PLANTUML.contains(language)) {
            throw new DiagramException(
                    0, "no diagrams are written in " + language, "write one in plantuml, dot or mermaid");
        }
        return DOT.contains(language)
                ? GraphRenderer.render(DotReader.read(source, new AuthorColours(engine)), engine)
                : PlantUmlSource.of(source).draw(engine);
    }

    private static Engine loadedEngine() {
        if (engine == null) {
            try {
                engine = RoomLoader.newInstance(
                        Engine.class,
                        "dev.octavo.lib.diagram.plantuml.PlantUml",
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

    /** Returns {@code source}, or throws if it is too long. */
    private static String requireModestSize(String source) {
        if (source.length() > MAX_LENGTH) {
            throw new DiagramException(
                    0, "this diagram has more than " + MAX_LENGTH + " characters", "draw it in several parts");
        }
        List<String> lines = source.lines().toList();
        if (lines.size() > MAX_LINES) {
            throw new DiagramException(
                    0, "this diagram has more than " + MAX_LINES + " lines", "draw it in several parts");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > MAX_LINE_LENGTH) {
                throw new DiagramException(
                        i + 1,
                        "this line has more than " + MAX_LINE_LENGTH + " characters",
                        "write it in several lines");
            }
        }
        return source;
    }
}
