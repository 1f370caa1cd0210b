package dev.octavo.use.importer;

import dev.octavo.lib.problem.Figures;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Account.Line;
import dev.octavo.use.importer.account.Thing;
import java.util.ArrayList;
import java.util.List;

/** The account of an import, as lines for a terminal. */
public final class AccountText {
    private static final int WIDTH = 22;
    private static final int MOST = 12;

    private AccountText() {}

    /** A table of sums, and below it what was changed and how, and what was left and why. */
    public static List<String> lines(Account account) {
        List<String> lines = new ArrayList<>();
        lines.add(row("", "found", "kept", "changed", "left"));
        for (Thing thing : Thing.values()) {
            if (account.found(thing) > 0) {
                lines.add(row(
                        thing.plural(),
                        Figures.count(account.found(thing)),
                        Figures.count(account.count(thing, Fate.KEPT)),
                        Figures.count(account.count(thing, Fate.CHANGED)),
                        Figures.count(account.count(thing, Fate.LEFT))));
            }
        }
        reasons(account, Fate.CHANGED, "Changed:", lines);
        reasons(account, Fate.LEFT, "Left:", lines);
        account.lines(Thing.SCRIPT, Fate.KEPT).forEach(scripts -> {
            lines.add("");
            lines.add("Readers' browsers run " + Figures.count(scripts.count(), "script")
                    + " of the old blog; see whether you trust what is in");
            scripts.places().forEach(place -> lines.add("  " + place));
        });
        return lines;
    }

    private static String row(String name, String... numbers) {
        StringBuilder row = new StringBuilder(name + " ".repeat(Math.max(1, WIDTH - name.length())));
        for (String number : numbers) {
            row.append(" ".repeat(Math.max(1, 9 - number.length()))).append(number);
        }
        return row.toString();
    }

    private static void reasons(Account account, Fate fate, String title, List<String> lines) {
        List<String> reasons = new ArrayList<>();
        for (Thing thing : Thing.values()) {
            List<Line> all = account.lines(thing, fate);
            all.stream()
                    .limit(MOST)
                    .forEach(line -> reasons.add("  " + Figures.count(line.count()) + " "
                            + thing.plural() + ": " + line.how()
                            + (fate == Fate.LEFT
                                    ? ", such as in " + line.places().get(0)
                                    : "")));
            if (all.size() > MOST) {
                int rest = all.stream().skip(MOST).mapToInt(Line::count).sum();
                reasons.add("  " + Figures.count(rest) + " " + thing.plural() + " in "
                        + Figures.count(all.size() - MOST) + " other ways");
            }
        }
        if (!reasons.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(reasons);
        }
    }
}
