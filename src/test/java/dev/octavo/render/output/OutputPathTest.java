package dev.octavo.render.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.Address;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OutputPathTest {
    private static final String[] PIECES = {
        "/", "/", ".", "-", "a", "B", "7", "con", "LPT1", "aux", "é", "e\u0301", " ", ":", "_", "x".repeat(120)
    };

    @Test
    void theFastCheckAllowsOnlyWhatTheFullCheckAllows() {
        Random random = new Random(20_261_125);
        int allowed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder path = new StringBuilder("/");
            for (int k = random.nextInt(6); k >= 0; k--) {
                path.append(PIECES[random.nextInt(PIECES.length)]);
            }
            Address address = new Address(path.toString());
            boolean fine = OutputPath.fault(address).isEmpty();
            assertEquals(fine, OutputPath.possible(address).isPresent(), address::path);
            allowed += fine ? 1 : 0;
        }
        assertTrue(allowed > 1000 && allowed < 19_000, "" + allowed);
    }
}
