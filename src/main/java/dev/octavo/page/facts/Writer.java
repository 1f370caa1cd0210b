package dev.octavo.page.facts;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.page.view.ViewParts.WriterView;
import java.util.Optional;

/**
 * An author as a post names them.
 *
 * @param page theirs; absent where they have neither a file nor a listed post, so that nothing would stand on it
 */
public record Writer(String name, Optional<Address> page) {
    WriterView view(SiteUrl url) {
        return new WriterView(name, page.map(url::href));
    }
}
