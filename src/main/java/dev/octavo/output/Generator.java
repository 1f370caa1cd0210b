package dev.octavo.output;

import dev.octavo.site.Site;
import java.util.stream.Stream;

/** Plans one kind of output. It looks at metadata only and makes nothing. */
public interface Generator {
    Stream<Planned> plan(Site site);
}
