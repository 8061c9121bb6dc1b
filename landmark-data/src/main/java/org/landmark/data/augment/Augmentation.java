package org.landmark.data.augment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A random change of what a network sees, chosen by {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Rotation.class, name = "rotation"),
    @JsonSubTypes.Type(value = Scaling.class, name = "scale"),
    @JsonSubTypes.Type(value = Translation.class, name = "translation"),
    @JsonSubTypes.Type(value = Perspective.class, name = "homography"),
    @JsonSubTypes.Type(value = RandomCrop.class, name = "random-crop"),
    @JsonSubTypes.Type(value = Mirror.class, name = "mirror"),
    @JsonSubTypes.Type(value = Brightness.class, name = "brightness"),
    @JsonSubTypes.Type(value = Contrast.class, name = "contrast"),
    @JsonSubTypes.Type(value = ColourJitter.class, name = "colour-jitter"),
    @JsonSubTypes.Type(value = Blur.class, name = "blur"),
    @JsonSubTypes.Type(value = Noise.class, name = "noise"),
    @JsonSubTypes.Type(value = Occlusion.class, name = "occlusion")
})
public sealed interface Augmentation permits Movement, PixelChange {
    /** How often it happens, from 0 to 1. */
    Double probability();

    /** The probability that was given, or else the default. */
    static double checked(Double probability, double byDefault) {
        double value = probability == null ? byDefault : probability;
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("probability must be between 0 and 1, came " + value);
        }
        return value;
    }
}
