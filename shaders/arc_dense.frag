// BARE: one colour, for the figure that frames are measured against.
#ifdef BARE
uniform vec4 colour;
#else
uniform float halfWidth;
noperspective in float v_across;
flat in vec4 v_colour;
#endif

out vec4 out_colour;

void main() {
#ifdef BARE
    out_colour = colour;
#else
    out_colour = v_colour * clamp(halfWidth - abs(v_across), 0.0, 1.0);
#endif
}
