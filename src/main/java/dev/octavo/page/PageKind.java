package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.output.Listing;
import dev.octavo.output.Planned;
import dev.octavo.page.facts.ListPage;
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
