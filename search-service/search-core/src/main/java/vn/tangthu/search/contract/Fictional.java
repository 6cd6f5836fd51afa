package vn.tangthu.search.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.Facet;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;

/** Random documents and requests over a small vocabulary, so that everything collides with everything. */
public final class Fictional {
    private static final List<String> SYLLABLES = List.of(
            "thi",
            "thị",
            "hành",
            "hanh",
            "HÀNH",
            "án",
            "an",
            "ản",
            "hình",
            "sự",
            "su",
            "hoà",
            "hòa",
            "lý",
            "lí",
            "bàn",
            "bán",
            "ban",
            "59/2020/NĐ-CP",
            "12",
            "nguye\u0302\u0303n",
            "đ",
            "d",
            "phạm",
            "nhân");
    /** Codes and values that begin alike, or hold what an engine might take for something else. */
    private static final List<String> FIELDS = List.of("f", "f.a", "f~a", "f-a", "F");

    /** Required by some, counted by none. */
    private static final AttributeField WORDS = new AttributeField("f.a~");

    private static final List<String> VALUES =
            List.of("1", "12", "a", "A", "á", "an", "2020", "2020-06", "12/2020/HSST", "x y", "*", "a=b", "\"", "f");
    private static final List<String> GAPS = List.of(" ", " ", " ", ", ", "\n", " - ");

    private final Random random;

    public Fictional(long seed) {
        random = new Random(seed);
    }

    public static DocumentId id(int number) {
        return new DocumentId(new UUID(0x8000_0000_0000_0000L * (number % 2) + number * 31L, number));
    }

    public IndexedDocument document(int number, long version) {
        List<IndexedPage> pages = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 1; i <= count; i++) {
            pages.add(new IndexedPage(i, text(random.nextInt(40))));
        }
        boolean record = random.nextInt(3) == 0;
        return new IndexedDocument(
                id(number),
                version,
                record ? EntryKind.RECORD : EntryKind.DOCUMENT,
                new UnitCode("U" + random.nextInt(4)),
                "c" + random.nextInt(3),
                record ? null : "t" + random.nextInt(3),
                random.nextInt(5) == 0 ? null : 2018 + random.nextInt(4),
                text(random.nextInt(4)),
                attributes(random.nextInt(8)),
                pages);
    }

    private Set<Attribute> attributes(int most) {
        Set<Attribute> attributes = new HashSet<>();
        for (int i = 0; i < most; i++) {
            attributes.add(attribute());
        }
        return attributes;
    }

    private Attribute attribute() {
        AttributeField field = random.nextInt(5) == 0 ? WORDS : field();
        return new Attribute(field, VALUES.get(random.nextInt(VALUES.size())));
    }

    private AttributeField field() {
        return new AttributeField(FIELDS.get(random.nextInt(FIELDS.size())));
    }

    /** Fields to count; some that no entry has. */
    public Set<AttributeField> counted() {
        Set<AttributeField> fields = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.add(random.nextInt(9) == 0 ? new AttributeField("f.none") : field());
        }
        return fields;
    }

    public String query() {
        StringBuilder query = new StringBuilder();
        for (int parts = random.nextInt(4); parts >= 0; parts--) {
            switch (random.nextInt(8)) {
                case 0 -> query.append('"').append(words(1 + random.nextInt(3))).append('"');
                case 1 -> query.append('-').append(words(1));
                case 2 -> query.append("-\"").append(words(2)).append('"');
                default -> query.append(words(1 + random.nextInt(3)));
            }
            query.append(' ');
        }
        return query.toString();
    }

    public AccessScope scope() {
        Set<UnitCode> units = IntStream.range(0, 4)
                .filter(i -> random.nextInt(3) > 0)
                .mapToObj(i -> new UnitCode("U" + i))
                .collect(Collectors.toSet());
        return new AccessScope(units);
    }

    public Filters filters() {
        Map<Dimension, Set<String>> chosen = new HashMap<>();
        if (random.nextInt(5) == 0) {
            chosen.put(Facet.KIND, Set.of(random.nextBoolean() ? "record" : "document"));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            chosen.put(field(), attributes(3).stream().map(Attribute::value).collect(Collectors.toSet()));
        }
        if (random.nextInt(3) == 0) {
            chosen.put(Facet.TYPE, Set.of("t" + (1 + random.nextInt(2)), "t0"));
        }
        if (random.nextInt(3) == 0) {
            chosen.put(Facet.YEAR, Set.of(String.valueOf(2017 + random.nextInt(5))));
        }
        if (random.nextInt(4) == 0) {
            chosen.put(Facet.UNIT, Set.of("U" + random.nextInt(5)));
        }
        return new Filters(chosen, random.nextInt(4) == 0 ? attributes(2) : Set.of());
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining(" "));
    }

    private String text(int syllables) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            text.append(SYLLABLES.get(random.nextInt(SYLLABLES.size()))).append(GAPS.get(random.nextInt(GAPS.size())));
        }
        return text.toString();
    }
}
