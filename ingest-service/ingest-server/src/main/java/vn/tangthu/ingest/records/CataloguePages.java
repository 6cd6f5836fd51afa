package vn.tangthu.ingest.records;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeList;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;

/** What records consist of, for people: made from the catalogue, so that it says what forms and checks go by. */
@Controller
@Requires(
        value = {Operation.ENTER, Operation.SEARCH, Operation.SEE_FIGURES},
        purpose = false)
class CataloguePages {
    private final Catalogue catalogue;
    private final RecordDesk desk;
    private final CodeLabels labels;

    CataloguePages(Catalogue catalogue, RecordDesk desk, CodeLabels labels) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.labels = labels;
    }

    @GetMapping("/records/catalogue")
    String index(Model model) {
        model.addAttribute("categories", catalogue.recordCategories());
        return "record-catalogue";
    }

    @GetMapping("/records/catalogue/{code}")
    String category(@PathVariable String code, Model model) {
        RecordCategory category = desk.category(code);
        SortedMap<String, CodeList> lists = new TreeMap<>();
        Stream.concat(category.fields().stream(), category.events().stream().flatMap(type -> type.fields().stream()))
                .flatMap(field -> Stream.ofNullable(field.list()))
                .forEach(name -> lists.computeIfAbsent(name, catalogue::list));
        model.addAttribute("names", labels.now());
        model.addAttribute("kinds", catalogue.unitKinds());
        model.addAttribute("category", category);
        model.addAttribute("lists", lists);
        model.addAttribute("uses", Field.Property.values());
        return "record-catalogue-category";
    }
}
