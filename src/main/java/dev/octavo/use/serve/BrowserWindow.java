package dev.octavo.use.serve;

import dev.octavo.lib.work.OtherProgram;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Opens a page in the author's browser, with the program that each system has for that. */
public final class BrowserWindow {
    private BrowserWindow() {}

    /**
     * Opens the page without waiting for the browser.
     *
     * @param failed called, perhaps later, if there is no such program or it finds no browser
     */
    public static void open(URI page, Runnable failed) {
        if (programs().noneMatch(program -> isStarted(program, page, failed))) {
            failed.run();
        }
    }

    private static Stream<List<String>> programs() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return Stream.of(List.of("open"));
        }
        return system.startsWith("windows")
                ? Stream.of(List.of("rundll32", "url.dll,FileProtocolHandler"))
                : Stream.of(List.of("xdg-open"), List.of("wslview"));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a browser is not waited for
    private static boolean isStarted(List<String> program, URI page, Runnable failed) {
        List<String> command = new ArrayList<>(program);
        command.add(page.toString());
        try {
            OtherProgram.builder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .thenAccept(ended -> {
                        if (ended.exitValue() != 0) {
                            failed.run();
                        }
                    });
            return true;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
