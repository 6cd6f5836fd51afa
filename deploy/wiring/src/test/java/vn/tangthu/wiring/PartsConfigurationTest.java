package vn.tangthu.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.StoreHealth;
import vn.tangthu.archive.web.health.PartStatus;
import vn.tangthu.catalogue.Label;

/** What the system page says of the media. */
class PartsConfigurationTest {
    @Test
    void roomThatNobodyKnowsIsSaidToBeUnknown() {
        assertThat(media(
                        new StoreHealth("medium-1", true, -1, ""),
                        new StoreHealth("medium-2", true, 2_540_000_000L, "")))
                .isEqualTo(new PartStatus.Up(new Label(
                        "Còn trống medium-1: không rõ, medium-2: 2.5 GB", "Free medium-1: unknown, medium-2: 2.5 GB")));
    }

    @Test
    void aMediumThatIsFullOrGoneIsNamedWithItsReason() {
        StoreHealth full = new StoreHealth("medium-1", false, 0, "Less than the reserve is free");
        StoreHealth good = new StoreHealth("medium-2", true, -1, "");
        assertThat(media(full, good))
                .isInstanceOfSatisfying(
                        PartStatus.Degraded.class,
                        status -> assertThat(status.detail().en())
                                .contains("medium-1 (Less than the reserve is free)")
                                .doesNotContain("medium-2"));
        assertThat(media(full)).isInstanceOf(PartStatus.Down.class);
    }

    private static PartStatus media(StoreHealth... health) {
        ObjectStore store = (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("health");
                    return List.of(health);
                });
        return new PartsConfiguration().mediaPart(store).check();
    }
}
