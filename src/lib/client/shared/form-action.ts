import { linkTo, type ViewState } from '../../domain/shared/view-state.ts';

/** Address of a form's action on the current page, in the same language and town: a bare `?/name` would lose them. */
export const formAction = (name: string, view: ViewState): string => `?/${name}${linkTo('', view).replace('?', '&')}`;
