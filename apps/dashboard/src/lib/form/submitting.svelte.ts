import type { SubmitFunction } from '$app/forms';

interface Options {
  /** Adds what the form itself cannot know. */
  onsubmit?: (values: FormData) => void;
  /** Keep what was typed after a success, as settings do. */
  keepValues?: boolean;
  onsuccess?: () => void;
}

/**
 * For `use:enhance={submitting.enhance}`: tells whether the form is on its way, and after a refusal moves the focus to
 * the first field that was refused.
 */
export class Submitting {
  busy = $state(false);
  #options: Options;

  constructor(options: Options = {}) {
    this.#options = options;
  }

  enhance: SubmitFunction = ({ cancel, formData }) => {
    if (this.busy) {
      cancel();
      return;
    }
    this.busy = true;
    this.#options.onsubmit?.(formData);
    return async ({ formElement, result, update }) => {
      await update({ reset: !this.#options.keepValues });
      this.busy = false;
      if (result.type === 'success') this.#options.onsuccess?.();
      if (result.type === 'failure') formElement.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    };
  };
}
