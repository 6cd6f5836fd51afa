package vn.tangthu.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.web.ApiProblem;

class MetadataFormTest {
    private static final UnitCode OWN = new UnitCode("TG-01");

    @Test
    void whatIsLeftOutHasItsDefault() {
        Metadata metadata = form(null).toMetadata(OWN);
        assertThat(metadata.category()).isEqualTo("general");
        assertThat(metadata.type()).isEqualTo("other");
        assertThat(metadata.unit()).isEqualTo(OWN);
        assertThat(metadata.person()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"05/06/2020", "5/6/2020", "2020-06-05", " 05/06/2020 "})
    void theDayComesBeforeTheMonth(String text) {
        assertThat(form(text).toMetadata(OWN).date()).isEqualTo(LocalDate.of(2020, 6, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2020", "06/13/2020", "2020", "hôm qua", "1/1/20", "0001-01-01"})
    void whatIsNoDateIsRefusedByName(String text) {
        assertThatThrownBy(() -> form(text).toMetadata(OWN)).isInstanceOfSatisfying(ApiProblem.class, problem -> {
            assertThat(problem.code()).isEqualTo("invalid-metadata");
            assertThat(problem.vietnamese()).contains("Ngày văn bản").doesNotContain(text);
        });
    }

    private static MetadataForm form(@Nullable String date) {
        return new MetadataForm(" ", null, "", null, date, null, " ", null);
    }
}
