package dev.octavo.lib.data;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes plain values as YAML, quoted only where they would be read as something else. */
public final class YamlWriter {
    private YamlWriter() {}

    /** The keys on lines of their own, with what is below them indented by two spaces. */
    public static String written(Map<String, Object> keys) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndent(2)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .build();
        return keys.isEmpty() ? "" : new Dump(settings).dumpToString(keys);
    }
}
