package dev.octavo.serve;

import dev.octavo.address.Address;
import dev.octavo.pipeline.make.Folded;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The pages that somebody asked for and that could not be made; of the others nobody knows yet. */
final class Faulty {
    private final Preview preview;
    private final Map<Address, List<Problem>> pages = new ConcurrentSkipListMap<>();

    Faulty(Preview preview) {
        this.preview = preview;
    }

    /** Whether that is news. */
    boolean add(Address page, List<Problem> problems) {
        return !problems.equals(pages.put(page, problems));
    }

    /** Whether that is news. */
    boolean remove(Address page) {
        return pages.remove(page) != null;
    }

    /** Tries again what could not be made. */
    void tryAgain() {
        for (Address page : List.copyOf(pages.keySet())) {
            try {
                preview.at(page);
                pages.remove(page);
            } catch (ProblemException e) {
                pages.put(page, e.problems());
            }
        }
    }

    /** All that is wrong with the site as far as it is known. */
    List<Problem> problems() {
        List<Problem> ofPages = new ArrayList<>();
        pages.values().forEach(ofPages::addAll);
        Set<Problem> all = new LinkedHashSet<>(preview.problems());
        all.addAll(Folded.once(ofPages));
        return List.copyOf(all);
    }
}
