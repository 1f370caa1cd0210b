package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.publication.PublicationDate;
import java.util.Optional;

/** A page that search engines may list, and when it last changed where that is known. */
record SitemapEntry(Address address, Optional<PublicationDate> changed) {}
