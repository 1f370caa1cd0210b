package dev.octavo.render.page;

import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Listing;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.facts.ListPage;
import java.util.stream.Stream;

/** One kind of page. */
interface PageKind {
    Stream<Planned> plan(Blog blog);

    /** A page of a list of posts. */
    interface OfList extends Listing {
        ListPage list();

        @Override
        default Address address() {
            return list().address();
        }
    }
}
