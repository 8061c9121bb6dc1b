/** From a photo to the picture that a network sees, and from its frame back to the photo's. */
package org.landmark.data.transform;
