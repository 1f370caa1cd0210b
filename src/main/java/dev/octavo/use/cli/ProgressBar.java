package dev.octavo.use.cli;

import dev.octavo.lib.work.Progress;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows progress in one line of the terminal, which is cleared before anything else is printed. */
final class ProgressBar implements Progress, AutoCloseable {
    private static final long FIRST_AFTER = 150_000_000;
    private static final long AGAIN_AFTER = 50_000_000;
    private static final int LONGEST_BAR = 40;
    private static final int NARROWEST = 40;
    private static final String CLEAR_LINE = "\r\033[K";

    private final Environment environment;
    private final LongSupplier nanos;
    private long next;
    private boolean shown;

    ProgressBar(Environment environment) {
        this(environment, System::nanoTime);
    }

    ProgressBar(Environment environment, LongSupplier nanos) {
        this.environment = environment;
        this.nanos = nanos;
        this.next = nanos.getAsLong() + FIRST_AFTER;
    }

    @Override
    public synchronized void at(String stage, int done, int total) {
        long now = nanos.getAsLong();
        if (environment.width() >= NARROWEST && now - next >= 0) {
            next = now + AGAIN_AFTER;
            shown = true;
            environment.err().print(CLEAR_LINE + line(stage, done, total, environment.width()));
            environment.err().flush();
        }
    }

    /** {@code making ███████░░░░░░░  50 %}, shorter than {@code width}. */
    static String line(String stage, int done, int total, int width) {
        String name = stage.length() > width / 3 ? stage.substring(0, width / 3) : stage;
        int percent = total <= 0 ? 0 : (int) (100L * Math.min(done, total) / total);
        int bar = Math.min(LONGEST_BAR, width - name.length() - " ".length() - " 100 %".length() - 1);
        int full = bar * percent / 100;
        return name + " " + "█".repeat(full) + "░".repeat(bar - full) + String.format(Locale.ROOT, " %3d %%", percent);
    }

    /** Clears the line so that something else can be printed; the next step shows it again. */
    @Override
    public synchronized void close() {
        if (shown) {
            environment.err().print(CLEAR_LINE);
            environment.err().flush();
            shown = false;
        }
    }
}
