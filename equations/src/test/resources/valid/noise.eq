dv/dt = (mu - v)/tau + sigma*sqrt(2/tau)*xi : volt (unless refractory)
mu = 10*mV + 5*mV*sin(2*pi*f*t) : volt (constant over dt)
% constant tau 10 ms
% constant sigma 1 mV
% constant f 20 Hz
% threshold v > 15*mV and not_refractory
% reset v = 0*mV
% refractory 2*ms
% method euler
