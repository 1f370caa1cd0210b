package dev.octavo.serve.listen;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Opens a page in the author's browser, through the program that each system has for that. */
public final class BrowserWindow {
    private BrowserWindow() {}

    /**
     * Opens the page, without waiting for it.
     *
     * @param failed is called, perhaps later, where there is no such program or it finds no browser
     */
    public static void open(URI page, Runnable failed) {
        open(page, programs(System.getProperty("os.name", "")), failed);
    }

    static List<List<String>> programs(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return List.of(List.of("open"));
        }
        if (name.startsWith("windows")) {
            return List.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        return List.of(List.of("xdg-open"), List.of("wslview"));
    }

    static void open(URI page, List<List<String>> programs, Runnable failed) {
        for (List<String> program : programs) {
            List<String> command = new ArrayList<>(program);
            command.add(page.toString());
            if (isStarted(command, failed)) {
                return;
            }
        }
        failed.run();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a browser
    private static boolean isStarted(List<String> command, Runnable failed) {
        try {
            new ProcessBuilder(command)
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
