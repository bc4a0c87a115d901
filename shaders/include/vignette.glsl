// Radii and centre of the 1920 × 1080 design, by height.
const float kInner = 480.0;    // nothing is darker within
const float kOuter = 1220.0;
const float kMiddleUp = 0.53;  // of the height, from below
