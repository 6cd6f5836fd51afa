package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.CodeList;
import vn.tangthu.vietnamese.VietnameseText;

/** Type-ahead over the code lists of the product. */
class CodeSearchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Catalogue CATALOGUE = Catalogue.load();
    private final CodeSearch search = new CodeSearch();

    private List<String> find(String list, String typed) {
        return search.find(CATALOGUE.list(list), typed, DAY, 10).entries().stream()
                .map(entry -> entry.label().vi())
                .toList();
    }

    @Test
    void marksNeedNotBeTypedAndWordsNeedNotBeWhole() {
        assertThat(find("offences", "trom cap tai san").getFirst()).isEqualTo("Trộm cắp tài sản");
        assertThat(find("offences", "trộm c").getFirst()).isEqualTo("Trộm cắp tài sản");
        assertThat(find("offences", "tai san trom")).contains("Trộm cắp tài sản");
        assertThat(find("offences", "tcts")).contains("Trộm cắp tài sản");
        assertThat(find("offences", "tromcap")).contains("Trộm cắp tài sản");
        assertThat(find("offences", "BLHS-173").getFirst()).isEqualTo("Trộm cắp tài sản");
        assertThat(find("offences", "toi trom cap tai san").getFirst()).isEqualTo("Trộm cắp tài sản");
        assertThat(find("countries", "viet nam").getFirst()).isEqualTo("Việt Nam");
        assertThat(find("ethnic-groups", "kinh").getFirst()).isEqualTo("Kinh");
    }

    @Test
    void theBeginningOfAWordFindsItWhateverItsFoldedFormWillBe() {
        assertThat(find("communes", "quy nhon")).isNotEmpty();
        assertThat(find("communes", "quynh")).isNotEmpty().allMatch(name -> name.contains("Quỳnh"));
    }

    @Test
    void marksThatWereTypedAreMeant() {
        List<String> found = find("communes", "phường hà");
        assertThat(found.getFirst()).startsWith("Phường Hà");
    }

    @Test
    void whatIsNoLongerInForceComesLast() {
        CodeList provinces = CATALOGUE.list("provinces");
        CodeSearch.Found found = search.find(provinces, "ha", DAY, 100);
        List<Boolean> inForce = found.entries().stream()
                .map(entry -> entry.inForce().contains(DAY))
                .toList();
        assertThat(inForce).contains(true, false);
        assertThat(inForce.subList(inForce.indexOf(false), inForce.size())).doesNotContain(true);
    }

    @Test
    void nothingTypedShowsTheBeginningOfTheListAndSaysHowMuchMoreThereIs() {
        CodeSearch.Found found = search.find(CATALOGUE.list("communes"), "", DAY, 10);
        assertThat(found.entries()).hasSize(10);
        assertThat(found.more()).isEqualTo(CATALOGUE.list("communes").entries().size() - 10);
        assertThat(find("communes", "🙂 \u0000")).isEmpty();
        assertThat(find("communes", "xyzxyz")).isEmpty();
    }

    /** Every entry is found by its own name without marks, first of all or besides others of the same name. */
    @Test
    void everyEntryIsFoundByItsNameWithoutMarks() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        System.out.println("tests.seed=" + seed);
        Random random = new Random(seed);
        for (String list : List.of("offences", "communes", "countries", "provinces", "ethnic-groups", "religions")) {
            List<CodeEntry> entries = CATALOGUE.list(list).entries();
            for (int i = 0; i < 60; i++) {
                CodeEntry entry = entries.get(random.nextInt(entries.size()));
                assertThat(search.find(
                                        CATALOGUE.list(list),
                                        VietnameseText.stripMarks(entry.label().vi())
                                                .toLowerCase(java.util.Locale.ROOT),
                                        DAY,
                                        10)
                                .entries())
                        .as(list + ": " + entry.label().vi())
                        .extracting(CodeSearch.Entry::code)
                        .contains(entry.code());
            }
        }
    }
}
