package till.ui;

/** A controller that subscribed to something that outlives its view. */
public interface ViewController {
    /** The view is gone: end every subscription. */
    void release();
}
