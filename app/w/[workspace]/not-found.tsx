import { NoSuchPage } from '@/components/account/no-such-page.tsx';

export default NoSuchPage;
