package till.ui.kit;

import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The program's own picture on a window and in the task bar. */
public final class ProgramIcon {
    /** In pixels; the system picks the one that fits. */
    private static final List<Integer> SIZES = List.of(16, 32, 48, 128);

    private ProgramIcon() {}

    public static void on(Stage stage) {
        stage.getIcons().setAll(SIZES.stream().map(ProgramIcon::image).toList());
    }

    /** Loaded at once: a stage passes over an icon that is still on its way. */
    private static Image image(int size) {
        var place = "/icons/harbour-till-" + size + ".png";
        return new Image(Objects.requireNonNull(ProgramIcon.class.getResource(place), place)
                .toExternalForm());
    }
}
