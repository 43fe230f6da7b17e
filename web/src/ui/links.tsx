// Links inside the application that look like Mantine's own.
import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Target { to: string; params?: Record<string, string>; search?: Record<string, string | undefined>; children: ReactNode }

const linkProps = ({ to, params, search }: Omit<Target, 'children'>) => ({ to, params, search: search ?? {} }) as unknown as LinkProps;

export function TextLink({ to, params, search, children, ...props }: AnchorProps & Target) {
  return <Anchor {...props} renderRoot={(root) => <Link {...root} {...linkProps({ to, params, search })} />}>{children}</Anchor>;
}

export function ButtonLink({ to, params, search, children, ...props }: ButtonProps & Target) {
  return <Button {...props} renderRoot={(root) => <Link {...root} {...linkProps({ to, params, search })} />}>{children}</Button>;
}
