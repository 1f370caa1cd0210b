package dev.octavo.blog.markdown.html;

import dev.octavo.blog.markdown.html.Body.Part;
import dev.octavo.blog.markdown.html.ComponentUse.Parent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open components while a body is filled; each is rendered when it is closed, so inner ones come first. */
final class ComponentStack {
    private final Body.Addresses addresses;
    private final Deque<Open> open = new ArrayDeque<>();
    private StringBuilder out;
    private int count;
    /** The number of characters written outside of {@link #out}. */
    private int before;

    ComponentStack(StringBuilder out, Body.Addresses addresses) {
        this.out = out;
        this.addresses = addresses;
    }

    /**
     * An open component.
     *
     * @param around the output that it will be appended to
     * @param within the number of children by name so far
     * @param label empty until the label is complete
     */
    private record Open(
            Part.Opening opening,
            int number,
            Optional<Parent> parent,
            StringBuilder around,
            Map<String, Integer> within,
            List<String> label) {
        Parent around(String name) {
            return new Parent(opening.component().name(), number, within.merge(name, 1, Integer::sum));
        }
    }

    /** The output for the current component. */
    StringBuilder out() {
        return out;
    }

    /** The number of characters written so far. */
    int length() {
        return before + out.length();
    }

    /** Processes a part that begins or ends a component or its label. */
    void accept(Part part) {
        if (part instanceof Part.Opening opening) {
            Optional<Parent> parent = Optional.ofNullable(open.peek())
                    .map(outer -> outer.around(opening.component().name()));
            open.push(new Open(opening, ++count, parent, out, new HashMap<>(), new ArrayList<>(1)));
            before += out.length();
            out = new StringBuilder();
        } else if (part instanceof Part.Inside) {
            open.element().label().add(out.toString());
            out = new StringBuilder();
        } else {
            close(open.pop());
        }
    }

    private void close(Open done) {
        String last = out.toString();
        boolean labelled = !done.label().isEmpty();
        ComponentUse use = new ComponentUse(
                done.opening().component(),
                done.opening().attributes(),
                labelled ? done.label().get(0) : last,
                labelled ? last : "",
                done.number(),
                done.parent());
        out = done.around();
        before -= out.length();
        out.append(addresses.component(use));
    }
}
