package vn.tangthu.search.record;

import java.util.Set;
import vn.tangthu.catalogue.Label;
import vn.tangthu.search.Attribute;

/** What somebody who typed a value for a field wants. */
public sealed interface Wanted {
    /** Entries with just this value. */
    record Exact(String value) implements Wanted {}

    /** Entries with all of these. */
    record Words(Set<Attribute> all) implements Wanted {
        public Words {
            all = Set.copyOf(all);
        }
    }

    /** @param why what is wrong with it and what to do; without the value itself, which may be about a person */
    record Unreadable(Label why) implements Wanted {}
}
