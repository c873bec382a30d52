//! What holds between plans of health.
