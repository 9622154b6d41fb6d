dv/dt = (0.04/ms/mV)*v**2 + (5/ms)*v + 140*mV/ms - u + I : volt
du/dt = a*(b*v - u) : volt/second
I = I_stim(t, i)*mV/(nA*ms) : volt/second
% input I_stim amp
% constant a 0.02 1/ms
% constant b 0.2 1/ms
% constant c -65 mV
% constant d 8 mV/ms
% threshold v >= 30*mV
% reset v = c\nu += d
