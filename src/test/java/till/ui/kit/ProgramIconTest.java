package till.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import till.ui.Pictures;

class ProgramIconTest {
    @Test
    void everySizeIsThereAndIsOfItsSize() {
        var icons = Pictures.onFx(() -> {
            var stage = new Stage();
            ProgramIcon.on(stage);
            return List.copyOf(stage.getIcons());
        });
        assertEquals(
                List.of(16.0, 32.0, 48.0, 128.0),
                icons.stream().map(Image::getWidth).toList());
    }
}
